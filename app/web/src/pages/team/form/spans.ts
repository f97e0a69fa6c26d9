/** Spans of time as a form shows them and takes them: a form holds what its file says, in English. */
const UNITS = [
    ['week', /* words */ 'week', 'weeks', /* words */ 'weeks'],
    ['day', /* words */ 'day', 'days', /* words */ 'days'],
    ['hour', /* words */ 'hour', 'hours', /* words */ 'hours'],
    ['minute', /* words */ 'minute', 'minutes', /* words */ 'minutes'],
    ['second', /* words */ 'second', 'seconds', /* words */ 'seconds'],
].flatMap(([one, oneHere, several, severalHere]) => [
    [one!, oneHere!] as const,
    [several!, severalHere!] as const,
]);
const HERE = new Map(UNITS);
const IN_FILE = new Map(UNITS.map(([inFile, here]) => [here, inFile]));

/** "90 days", as it is called here. */
export const spanHere = (inFile: string): string =>
    inFile.replace(/\p{L}+/gu, (word) => HERE.get(word) ?? word);

/** What was typed, as a file has it; what is no span stays as it is, and is told so. */
export const spanInFile = (typed: string): string =>
    typed.replace(/\p{L}+/gu, (word) => IN_FILE.get(word.toLowerCase()) ?? word);
