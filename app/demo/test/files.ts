/** Farm files of the repository. */
import { repositoryFile } from '../src/repository.js';

export const farmFile = (name: string): string => repositoryFile(`app/farms/${name}.toml`);
