/** For browsers: the module is there once the bytes are. Not as they stream in: a host may serve them
 *  as some other type. */
import { load } from './memory.js';

const response = await fetch(new URL('./acequia.wasm', import.meta.url));
if (!response.ok) throw new Error(`acequia.wasm: ${response.status} ${response.statusText}`);
load(await response.arrayBuffer());

export * from './index.js';
