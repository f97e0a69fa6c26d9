export * as rules from './rules/index.js';
export * from './generated/acequia/types/index.js';
