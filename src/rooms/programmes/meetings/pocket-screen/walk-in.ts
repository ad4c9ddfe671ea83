import { askOver, button, choices, el, field } from './dom.ts';
import { nameOf, type Desk } from './desk.ts';

/** What is written of somebody who walks in, while it is written. */
interface Writing {
	withChild: boolean;
	band: string | null;
	allergic: string | null;
}

/** Writes somebody down who walked in: a name is enough; with a child also its age, and a yes or no to allergies. */
export function askWalkIn(desk: Desk): void {
	const { words, language } = desk;
	askOver(desk.root, (close) => {
		const writing: Writing = { withChild: false, band: null, allergic: null };
		const called = el('input', { name: 'called', maxlength: 100, autocomplete: 'off', autocapitalize: 'words' });
		const spoken = el('select', { name: 'language' });
		for (const code of desk.languages)
			spoken.append(el('option', { value: code, selected: code === language }, nameOf(desk, code)));
		const known = el('div', { class: 'cluster' });
		const child = el('div', { class: 'stack' });
		const trouble = el('p', { class: 'error', role: 'alert' });
		const parts = childFields(desk, writing, child);
		const keep = async (event: Event) => {
			event.preventDefault();
			const value = valueOf(called.value.trim(), spoken.value, writing, parts);
			if (!value) trouble.textContent = words.missing;
			else if (await desk.tap(crypto.randomUUID(), 'walk-in', value)) close();
		};
		called.addEventListener('input', () => suggest(desk, called.value, known, close));
		return [
			el('h2', {}, words.somebody),
			el(
				'form',
				{ class: 'stack', submit: (event) => void keep(event) },
				field(words.called, called),
				known,
				field(words.language, spoken),
				parts.toggle,
				child,
				trouble,
				el('button', { class: 'btn' }, words.writeDown),
				button(words.notNow, close, { class: 'btn quiet' })
			)
		];
	});
}

/** Whoever came before is one tap, and no second record. */
function suggest(desk: Desk, typed: string, place: HTMLElement, close: () => void): void {
	const wanted = typed.trim().toLocaleLowerCase();
	const here = new Set(
		desk.holding.lines.filter(({ field, value }) => field === 'known' && value).map(({ subject }) => subject)
	);
	const found = desk.holding.pack.known.filter(
		({ person, called }) => wanted.length > 1 && !here.has(person) && called.toLocaleLowerCase().startsWith(wanted)
	);
	const pick = async (person: string) => {
		if (await desk.tap(person, 'known', true)) close();
	};
	const buttons = found
		.slice(0, 4)
		.map(({ person, called }) =>
			button(`${called} · ${desk.words.known}`, () => void pick(person), { class: 'btn soft' })
		);
	place.replaceChildren(...buttons);
}

interface ChildParts {
	toggle: HTMLElement;
	name: HTMLInputElement;
	allergies: HTMLTextAreaElement;
}

function childFields({ words }: Desk, writing: Writing, place: HTMLElement): ChildParts {
	const name = el('input', { name: 'child', maxlength: 100, autocomplete: 'off', autocapitalize: 'words' });
	const allergies = el('textarea', { name: 'allergies', maxlength: 1000, rows: 3 });
	const toggle = button(words.withChild, () => turn(), { class: 'pick', 'aria-pressed': 'false' });
	const bands = [
		{ value: 'under-two', label: words.underTwo },
		{ value: 'two', label: words.two },
		{ value: 'three-or-more', label: words.three }
	];
	const answers = [
		{ value: 'none', label: words.noAllergy },
		{ value: 'some', label: words.someAllergy }
	];
	const ageFor = () => choices(words.childAge, bands, writing.band, (value) => draw((writing.band = value)));
	const allergicFor = () =>
		choices(words.allergies, answers, writing.allergic, (value) => draw((writing.allergic = value)));
	const named = field(words.childCalled, name);
	const which = field(words.whichAllergy, allergies);
	function draw(pressed?: string): void {
		const legend = (text: string) => el('p', { class: 'label' }, text);
		const all = [named, legend(words.childAge), ageFor(), legend(words.allergies), allergicFor()];
		place.replaceChildren(...(writing.withChild ? [...all, ...(writing.allergic === 'some' ? [which] : [])] : []));
		if (pressed === 'some') allergies.focus();
		else if (pressed) place.querySelector<HTMLElement>(`[data-act="${pressed}"]`)?.focus();
	}
	function turn(): void {
		writing.withChild = !writing.withChild;
		toggle.setAttribute('aria-pressed', String(writing.withChild));
		draw();
		if (writing.withChild) name.focus();
	}
	return { toggle, name, allergies };
}

function valueOf(called: string, language: string, writing: Writing, parts: ChildParts): object | null {
	if (!called) return null;
	const brought = '';
	if (!writing.withChild) return { called, language, brought };
	const [name, allergies] = [parts.name.value.trim(), parts.allergies.value.trim()];
	const isKnown = writing.allergic === 'none' || (writing.allergic === 'some' && allergies !== '');
	if (!name || !writing.band || !isKnown) return null;
	const said = writing.allergic === 'some' ? allergies : '';
	const child = { id: crypto.randomUUID(), name, band: writing.band, allergies: said, needs: '' };
	return { called, language, brought, child };
}
