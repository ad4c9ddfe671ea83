// What lies on a phone for the register without signal: the same bytes for everybody, and none of it about anybody.
import { createHash } from 'node:crypto';
import type { Component } from 'svelte';
import { render } from 'svelte/server';
import { needs } from 'virtual:kith-elements';
import atkinson from '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?url';
import fraunces from '@fontsource-variable/fraunces/files/fraunces-latin-wght-normal.woff2?url';
import icon from '#rooms/programmes/meetings/pocket-screen/circle.png?url';
import sheet from '#rooms/programmes/meetings/pocket-screen/pocket.css?url';
import { inLanguage } from '#platform/i18n/language.ts';
import { isSafeOrigin } from '#platform/settings/origin.ts';
import { runtime } from '#platform/runtime.ts';
import { lettingGo, workerScript } from '#rooms/programmes/meetings/pocket-screen/worker.ts';
import Choose from './Choose.svelte';
import Shell from './Shell.svelte';
import { shells, type ShellLanguage } from './shells.ts';

const policy = [
	"default-src 'none'",
	"script-src 'self'",
	"style-src 'self'",
	"font-src 'self'",
	"img-src 'self' data:",
	"connect-src 'self'",
	"worker-src 'self'",
	"manifest-src 'self'",
	"object-src 'none'",
	"base-uri 'none'",
	"form-action 'none'",
	"frame-ancestors 'none'"
].join('; ');

const workerPolicy =
	"default-src 'none'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

function page(component: Component, language: ShellLanguage): string {
	const { head, body } = inLanguage(language, () => {
		const { head, body } = render(component, { props: {} });
		return { head, body }; // they are made when they are asked for, so in here
	});
	const links = [
		'<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
		'<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex"><meta name="referrer" content="same-origin">',
		`<link rel="stylesheet" href="${sheet}"><link rel="icon" href="${icon}"><link rel="apple-touch-icon" href="${icon}">`,
		`<link rel="manifest" href="/pocket/manifest.webmanifest?${language}">`
	].join('');
	return `<!doctype html><html lang="${language}"><head>${links}${head}</head><body>${body}</body></html>`;
}

const html = (text: string) =>
	new Response(text, {
		headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy }
	});

/** Made once for as long as this build runs: whoever asks gets these bytes. */
const made = all();

function all() {
	const pages = { choose: page(Choose, 'en'), shells: { en: page(Shell, 'en'), es: page(Shell, 'es') } };
	const scripts = [...(needs.pocket ?? []), ...(needs['pocket-language'] ?? [])];
	const files = [...new Set([...scripts, sheet, icon, atkinson, fraunces])];
	const kept = ['/pocket/', ...shells.map((language) => `/pocket/${language}/`), ...files];
	const build = createHash('sha256')
		.update(JSON.stringify([pages, files]))
		.digest('hex')
		.slice(0, 12);
	return { ...pages, worker: workerScript(build, kept) };
}

/** Where a page of the shell lies: the worker's scope is `/pocket/`, so an address without its last stroke leads to the one with it. */
export const inScope = ({ pathname }: URL): Response | undefined =>
	pathname.endsWith('/') ? undefined : new Response(null, { status: 308, headers: { location: `${pathname}/` } });

/** The page that goes on in the phone's language. */
export const choosePage = (): Response => html(made.choose);

/** The page of the register in one language. */
export const shellPage = (language: ShellLanguage): Response => html(made.shells[language]);

/**
 * The worker that keeps the shell. It is never missing: a phone could not let go of one that is gone. Where people come without https there
 * is no register for phones, and one that was kept lets itself go.
 */
export const workerFile = (): Response =>
	new Response(isSafeOrigin(runtime().origin) ? made.worker : lettingGo(), {
		headers: {
			'content-type': 'text/javascript; charset=utf-8',
			'content-security-policy': workerPolicy
		}
	});

/** How the register stands on a home screen. */
export function manifestFile(language: ShellLanguage): Response {
	const name = { en: 'Today', es: 'Hoy' }[language];
	const icons = [{ src: icon, sizes: '192x192', type: 'image/png' }];
	const colours = { background_color: '#fdf8f0', theme_color: '#fdf8f0' };
	const at = { id: '/pocket/', start_url: '/pocket/', scope: '/pocket/', display: 'standalone' };
	const manifest = { name, short_name: name, lang: language, ...at, ...colours, icons };
	return new Response(JSON.stringify(manifest), { headers: { 'content-type': 'application/manifest+json' } });
}
