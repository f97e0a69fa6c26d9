/** For Node. */
import { readFileSync } from 'node:fs';
import { load } from './memory.js';

load(readFileSync(new URL('./acequia.wasm', import.meta.url)));

export * from './index.js';
