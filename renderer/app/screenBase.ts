import '../styles/mantine.css';
import { config } from 'zod';

/**
 * What every screen but the board needs, loaded before it: the styles of the Mantine parts in use, and zod told not to
 * compile. It asks with `new Function` whether it may, which the page's security policy refuses and reports.
 */
config({ jitless: true });
