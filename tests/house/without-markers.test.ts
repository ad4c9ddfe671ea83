// What this trick needs of Svelte: it writes the comments for the browser as text of the compiled component, in these shapes.
import { compile } from 'svelte/compiler';
import { expect, test } from 'vitest';
import { withoutMarkers } from '../../scripts/without-markers.ts';

const source = `<script>let { some } = $props();</script>
{#if some.length}<ul>{#each some as one}<li>{one} <b>&lt;!--[</b></li>{/each}</ul>{:else}<p>None</p>{/if}{@html '<i>x</i>'}
{#await some}<p>Wait</p>{:then all}{all.length}{/await}<svelte:element this={some[0]}>x</svelte:element>`;

const compiled = () => compile(source, { generate: 'server', filename: 'Example.svelte', dev: false }).js.code;
const comments = (code: string) => code.match(/<!--.*?-->/g) ?? [];

type Handler = (code: string, id: string, options?: { ssr?: boolean }) => string | null;
const cut = (code: string, ssr: boolean) => {
	const transform = withoutMarkers()?.transform as unknown as { handler: Handler };
	return transform.handler(code, 'Example.svelte', { ssr });
};

test('Svelte still writes its comments so, and all of them are cut from what the server renders', () => {
	const before = compiled();
	expect(comments(before).length).toBeGreaterThan(4);
	const after = cut(before, true) ?? '';
	expect(comments(after)).toEqual([]);
	expect(after).toContain('&lt;!--[');
	expect(after.length).toBeLessThan(before.length);
});

test('what is compiled for the browser stays as it is', () => expect(cut(compiled(), false)).toBeNull());
