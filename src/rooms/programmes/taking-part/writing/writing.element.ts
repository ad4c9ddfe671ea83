import { drawFive, listOf, readFive, twoPlaces } from './five-words.ts';
import type { WritingGiven } from './form.ts';
import { PageToWrite } from './page-to-write.ts';
import { screen } from './screen.ts';
import { lockKey, makeWritingKey, makeSalt, unlockKey } from './seal.ts';
import { recallKey, rememberKey } from './this-phone.ts';
import { tellHouse, wasEmptied } from './waiting.ts';

/**
 * A page to write on that nobody else opens. Without a script, or without https, what stands inside stays: lines to print.
 */
class Writing extends HTMLElement {
	#given!: WritingGiven;
	#say!: (word: string, parts?: Record<string, string | number>) => string;
	#room = document.createElement('div');
	#page: PageToWrite | undefined;

	connectedCallback(): void {
		if (!('crypto' in window) || !window.crypto.subtle || !('indexedDB' in window)) return;
		this.#given = JSON.parse(this.dataset.given ?? '{}') as WritingGiven;
		this.#say = (word, parts = {}) =>
			Object.entries(parts).reduce(
				(text, [name, part]) => text.replace(`{${name}}`, String(part)),
				this.#given.say[word] ?? ''
			);
		for (const plain of this.querySelectorAll<HTMLElement>('[data-plain]')) plain.hidden = true;
		if (wasEmptied()) this.append(screen.alert(this.#say('emptied')));
		this.append(this.#room);
		void this.#begin();
	}

	disconnectedCallback(): void {
		this.#page?.stop();
	}

	#show(...inside: Node[]): void {
		this.#room.replaceChildren(screen.box(...inside));
	}

	async #begin(): Promise<void> {
		const { key, share } = this.#given;
		const known = key && (await recallKey(key.id, share).catch(() => undefined));
		if (known) await this.#open(known);
		else if (key) this.#askWords();
		else this.#offer();
	}

	#offer(): void {
		this.#show(
			screen.h(this.#say('title')),
			screen.p(this.#say('before')),
			screen.p(this.#say('lost')),
			screen.p(this.#say('honest'), 'sub'),
			screen.button(this.#say('make'), () => this.#draw())
		);
	}

	/** Draws words and shows them; with a key that is open, they are its new words. */
	async #draw(open?: CryptoKey): Promise<void> {
		await this.#page?.keep();
		const words = drawFive(await listOf(this.#given.language));
		const card = () =>
			this.#show(
				screen.h(this.#say('card')),
				screen.list(words),
				screen.p(this.#say('copy')),
				screen.p(this.#say('lost')),
				screen.button(this.#say('written'), ask)
			);
		const ask = () => this.#askBack(words, card, open);
		card();
	}

	/** Two of the words are asked back before anything is kept. */
	#askBack(words: readonly string[], card: () => void, open?: CryptoKey): void {
		const places = twoPlaces();
		const lines = places.map((at) => screen.line(this.#say('word', { n: at + 1 })));
		const voice = screen.voice();
		const check = async () => {
			const list = await listOf(this.#given.language);
			const typed = places.map(
				(at, index) => readFive(list, words.with(at, lines[index]?.input.value ?? '').join(' '))?.[at]
			);
			if (typed.some((word, index) => word !== words[places[index] ?? 0])) voice.textContent = this.#say('notThese');
			else await this.#lock(words, voice, open);
		};
		this.#show(
			screen.h(this.#say('askBack')),
			...lines.map(({ field }) => field),
			voice,
			screen.row(screen.button(this.#say('check'), check), screen.button(this.#say('again'), card, 'quiet'))
		);
		lines[0]?.input.focus();
	}

	async #lock(words: readonly string[], voice: HTMLElement, open?: CryptoKey): Promise<void> {
		const { key, language, share } = this.#given;
		voice.textContent = this.#say('locking');
		const own = open ?? (await makeWritingKey());
		const salt = makeSalt();
		const lock = { language, salt, wrapped: await lockKey(own, words, salt) };
		const answer = await tellHouse(this.#given, { do: 'lock', ...(open && key ? { key: key.id } : {}), ...lock });
		if (!answer?.ok) {
			voice.textContent = this.#say(answer?.status === 409 ? 'otherKey' : 'noSignal');
			return;
		}
		const { id } = (await answer.json()) as { id: string };
		this.#given = { ...this.#given, key: { id, ...lock } };
		await rememberKey(own, id, share, false);
		if (open) location.reload();
		else await this.#open(own);
	}

	#askWords(): void {
		const { input, field } = screen.line(this.#say('fiveWords'));
		const voice = screen.voice();
		const open = async () => {
			const { key, share } = this.#given;
			if (!key) return;
			const words = readFive(await listOf(key.language), input.value);
			voice.textContent = this.#say(words ? 'opening' : 'noWords');
			const own = words && (await unlockKey(key.wrapped, words, key.salt));
			if (own) {
				await rememberKey(own, key.id, share, false);
				await this.#open(own);
			} else if (words) voice.textContent = this.#say('wrongWords');
		};
		input.addEventListener('keydown', ({ key }) => void (key === 'Enter' && open()));
		this.#show(
			screen.h(this.#say('title')),
			screen.p(this.#say('locked')),
			field,
			voice,
			screen.button(this.#say('open'), open),
			screen.p(this.#say('bothLost'), 'sub')
		);
	}

	async #open(key: CryptoKey): Promise<void> {
		this.#page?.stop();
		this.#page = new PageToWrite(this.#given, key, this.#say);
		this.#show(
			...(await this.#page.shown()),
			screen.button(this.#say('newWords'), () => this.#draw(key), 'quiet')
		);
	}
}

customElements.define('kith-writing', Writing);
