/** Hands a farm file to the browser, which saves it. */
export function download({ name, text }: { readonly name: string; readonly text: string }): void {
    const file = new Blob([text], { type: 'application/toml' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = `${name.toLowerCase().replace(/[^a-z0-9]+/g, '-') || 'farm'}.toml`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1_000);
}
