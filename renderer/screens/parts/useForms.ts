import { useText } from '../../i18n';

/** Loads the catalogues that forms inside a screen need together with the screen, so that opening one does not blink. */
export function useForms(): void {
  useText('forms');
}
