// Goes to the page in the visitor's language before it is read on: in the one they chose, else in the first of
// their browser's that there is. Where nothing can be kept, each page stays as it was named.
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
