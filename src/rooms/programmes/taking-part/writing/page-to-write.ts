import type { WritingGiven } from './form.ts';
import { screen } from './screen.ts';
import { openText, sealText } from './seal.ts';
import { forgetKey, isRemembered, rememberKey } from './this-phone.ts';
import { listWaiting, tellHouse, sendWaiting, wait } from './waiting.ts';

const [pause, again] = [3_000, 20_000];
const mostLetters = 10_000;

type Say = (word: string, parts?: Record<string, string | number>) => string;
type Version = { id: string; words: string };

/** An open page: it is sealed and kept three seconds after the last letter, with signal or without. */
export class PageToWrite {
	readonly #given: WritingGiven;
	readonly #key: CryptoKey;
	readonly #say: Say;
	readonly #voice = screen.voice();
	readonly #stopping = new AbortController();
	#saw: string[] = [];
	#area!: HTMLTextAreaElement;
	#timer = 0;
	#kept = '';

	constructor(given: WritingGiven, key: CryptoKey, say: Say) {
		[this.#given, this.#key, this.#say] = [given, key, say];
	}

	/** The page with what she wrote, and beside it what another tab or phone wrote that knew nothing of it. */
	async shown(): Promise<Node[]> {
		const { versions, closed } = await this.#versions();
		const newest = versions.at(-1);
		const { area, field } = screen.area(this.#say('write'), mostLetters);
		this.#area = area;
		this.#saw = newest ? [newest.id] : [];
		area.value = this.#kept = newest?.words ?? '';
		this.#watch();
		void this.#tellHouse();
		return [
			screen.h(this.#say('title')),
			field,
			this.#voice,
			...versions.slice(0, -1).map((version) => this.#other(version)),
			...(closed ? [screen.p(this.#say('closed', { n: closed }))] : []),
			this.#mine(),
			this.#showing()
		];
	}

	/** No more is kept from this page. */
	stop(): void {
		clearTimeout(this.#timer);
		this.#stopping.abort();
	}

	#watch(): void {
		const { signal } = this.#stopping;
		this.#area.addEventListener('input', () => this.#later(), { signal });
		const now = () => void (document.hidden ? this.keep() : this.#tellHouse());
		document.addEventListener('visibilitychange', now, { signal });
		addEventListener('online', () => void this.#tellHouse(), { signal });
		addEventListener('pagehide', () => void this.keep(), { signal });
		const timer = setInterval(() => void (listWaiting(this.#given.person).length && this.#tellHouse()), again);
		signal.addEventListener('abort', () => clearInterval(timer));
	}

	#later(): void {
		clearTimeout(this.#timer);
		this.#voice.textContent = this.#say('unsaved');
		this.#timer = window.setTimeout(() => void this.keep(), pause);
	}

	/** Seals and keeps what stands there now, if it is not kept yet. */
	async keep(): Promise<void> {
		clearTimeout(this.#timer);
		const words = this.#area.value;
		if (words === this.#kept) return;
		this.#kept = words;
		const { person, session, page, key } = this.#given;
		const id = crypto.randomUUID();
		const saw = this.#saw;
		this.#saw = [id];
		const sealed = await sealText(this.#key, this.#place(id), words);
		wait(person, { id, key: key?.id ?? '', session, page, sealed, saw });
		await this.#tellHouse();
	}

	async #tellHouse(): Promise<void> {
		const { person } = this.#given;
		if (!listWaiting(person).length) return;
		const isSent = await sendWaiting(person);
		const at = new Intl.DateTimeFormat(document.documentElement.lang, {
			hour: '2-digit',
			minute: '2-digit',
			hourCycle: 'h23'
		}).format();
		this.#voice.textContent = isSent ? this.#say('saved', { time: at }) : this.#say('waits');
	}

	/** What stands, the newest last; and how many versions this key does not open. */
	async #versions(): Promise<{ versions: Version[]; closed: number }> {
		const { person, session, page, texts, key } = this.#given;
		const waiting = listWaiting(person).filter((one) => one.session === session && one.page === page);
		const seen = new Set(waiting.flatMap(({ saw }) => saw));
		const all = [...texts.filter(({ id }) => !seen.has(id)), ...waiting];
		const opened = await Promise.all(
			all.map(async (one) => ({
				id: one.id,
				words: one.key === key?.id ? await openText(this.#key, this.#place(one.id), one.sealed) : undefined
			}))
		);
		const versions = opened.filter((one): one is Version => one.words !== undefined);
		return { versions, closed: all.length - versions.length };
	}

	#place(id: string) {
		const { org, session, page, key } = this.#given;
		return { org, key: key?.id ?? '', session, page, id };
	}

	/** Another version, which stands until she takes it over or lets it go. */
	#other({ id, words }: Version): Node {
		const text = screen.p(words, 'written');
		const settle = (take: boolean) => {
			this.#saw = [...this.#saw, id];
			if (take) this.#area.value += `\n\n${words}`;
			this.#kept = take ? this.#kept : `${this.#area.value}\u0000`; // letting it go is a change too
			box.remove();
			void this.keep();
		};
		const box: HTMLElement = screen.box(
			screen.p(this.#say('other')),
			text,
			screen.row(
				screen.button(this.#say('takeOver'), () => settle(true), 'soft small'),
				screen.button(this.#say('letGo'), () => settle(false), 'quiet small')
			)
		);
		return box;
	}

	#mine(): Node {
		const { input, field } = screen.tick(this.#say('mine'), isRemembered());
		const { share, key } = this.#given;
		input.addEventListener('change', () => void rememberKey(this.#key, key?.id ?? '', share, input.checked));
		const close = async () => {
			await this.keep();
			forgetKey();
			location.reload();
		};
		return screen.box(field, screen.row(screen.button(this.#say('close'), close, 'soft')));
	}

	#showing(): Node {
		const show = async () => {
			const words = this.#area.value.trim();
			if (!words) return;
			await this.keep();
			const answer = await tellHouse(this.#given, { do: 'show', words });
			if (answer?.ok) location.reload();
			else this.#voice.textContent = this.#say('noSignal');
		};
		return screen.box(
			screen.p(this.#say('showText'), 'sub'),
			screen.row(screen.button(this.#say('show'), show, 'quiet'))
		);
	}
}
