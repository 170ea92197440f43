import { afterAll } from 'vitest';
import { removeFolders } from './tempFolder';

afterAll(removeFolders);
