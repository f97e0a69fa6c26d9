/** Multisigs of Squads, in whose vaults' name something is proposed. */
export * from './find.js';
export * from './message.js';
export * from './multisig.js';
export * from './propose.js';
