/** What every screen but the board needs, loaded before it: the styles of the Mantine parts in use. */
import '../styles/mantine.css';
