import type { Component } from 'svelte';
import { render } from 'svelte/server';
import { readAddress } from '../i18n/address.ts';
import { wholeOf } from '../i18n/language-list.ts';
import { direction, inLanguage, isLanguage, preferred, type Language } from '../i18n/language.ts';

const policy =
	"default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; object-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** The language of somebody of whom nothing else is known: the one in the address, chosen before, or set in her browser. */
export function languageAsked(request: Request, url: URL, chosen: string | undefined): Language {
	const wishes = [readAddress(url.pathname).language, chosen, preferred(request.headers.get('accept-language'))];
	return wholeOf(wishes.find((wish): wish is Language => isLanguage(wish)) ?? 'en');
}

/** A page that needs neither a route nor the database: for when something stood in the way of the real one. */
export function plainPage<Props extends Record<string, unknown>>(
	component: Component<Props>,
	props: Props,
	status: number,
	language: Language
): Response {
	const { head, body } = inLanguage(language, () => {
		const { head, body } = render(component as Component, { props });
		return { head, body }; // they are made when they are asked for, so in here
	});
	const meta =
		'<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="referrer" content="same-origin"><link rel="icon" href="data:,">';
	const html = `<!doctype html><html lang="${language}" dir="${direction(language)}"><head>${meta}${head}</head><body>${body}</body></html>`;
	const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy };
	return new Response(html, { status, headers });
}
