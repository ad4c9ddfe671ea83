/** Goes on to the register in the language of this phone. */
class PocketLanguage extends HTMLElement {
	connectedCallback(): void {
		const speaks = [...this.querySelectorAll<HTMLAnchorElement>('a[lang]')];
		const wished = navigator.languages.map((language) => language.slice(0, 2));
		const way = wished.flatMap((wish) => speaks.find(({ lang }) => lang === wish) ?? [])[0] ?? speaks[0];
		if (way) location.replace(way.href + location.hash);
	}
}

customElements.define('kith-pocket-language', PocketLanguage);
