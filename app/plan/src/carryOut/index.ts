/**
 * From a farm file to transactions, by `@acequia/client`. Whoever only reads and plans needs none of it.
 */
export * from './ground.js';
export * from './mintTerms.js';
export * from './names.js';
export * from './transactions.js';
