import { goToLanguage, LANGUAGE, LANGUAGES } from '../ui/language';

/** The same page in the other languages. */
export function Languages() {
    return LANGUAGES.filter(([of]) => of !== LANGUAGE).map(([of, name, page]) => (
        <a
            key={of}
            href={`./${page}`}
            hrefLang={of}
            lang={of}
            onClick={(event) => {
                event.preventDefault();
                goToLanguage(of, page);
            }}
        >
            {name}
        </a>
    ));
}
