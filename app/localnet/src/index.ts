/** `acequia-localnet` for TypeScript: started as a process, or a chain in this one. */
export { cheat, travelTo, type Where } from './cheat.js';
export type { Announcement, Options } from './options.js';
export { localnetProgram, startLocalnet, type Localnet } from './start.js';
