import { writeFarm, type Farm } from '@acequia/farm-file';

/** Hands a farm file to the browser, which saves it. */
export function download(farm: Farm): void {
    const file = new Blob([writeFarm(farm)], { type: 'application/toml' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = `${farm.name.toLowerCase().replace(/[^a-z0-9]+/g, '-') || 'farm'}.toml`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1_000);
}
