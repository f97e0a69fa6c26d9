/** Fetched with the first button that may sign, so that it is there when it is needed. */
export const loadSigning = () => import('./signing');
