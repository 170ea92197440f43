import { useHotkey } from '../hotkeys';
import { useNavigation } from '../navigation';

/** From any screen: an incident (Alt+I 接报), a document that came (Alt+S 收文), one that goes (Alt+F 发文), a reminder (Alt+T 提醒). */
export function useRegisterKeys(isSignedIn: boolean): void {
  const { go } = useNavigation();
  const open = (tab: string, entryId: string) => (): void => go({ screen: 'log', tab, entryId });
  useHotkey('Alt+I', () => go({ screen: 'newIncident' }), isSignedIn);
  useHotkey('Alt+S', open('documents', 'incoming'), isSignedIn);
  useHotkey('Alt+F', open('documents', 'outgoing'), isSignedIn);
  useHotkey('Alt+T', open('reminders', 'new'), isSignedIn);
}
