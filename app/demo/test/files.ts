/** Farm files of the repository. */
import { repositoryFile } from '../src/repository.js';

/** One of app/farms. */
export const farmFile = (name: string): string => repositoryFile(`app/farms/${name}.toml`);
