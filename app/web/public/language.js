// See src/ui/language.ts.
{
    const pages = { en: 'index.html', es: 'es.html' };
    const here = document.documentElement.lang;
    let wanted = here;
    try {
        wanted =
            localStorage.getItem('acequia.language') ??
            navigator.languages.map((one) => one.slice(0, 2)).find((one) => one in pages);
    } catch {}
    if (wanted !== here && wanted in pages) {
        location.replace(`./${pages[wanted]}${location.search}${location.hash}`);
    }
}
