import { awaySince, cameBack, markAway } from './cookies.ts';

const patience = 5000;

/** Makes the way out instant: on the button, or by Shift three times within five seconds. */
export function watchExit(page: Document): void {
	page.addEventListener('click', (event) => {
		const link = event.target instanceof Element && event.target.closest<HTMLElement>('[data-exit]');
		if (!link) return;
		event.preventDefault();
		leave(page, link);
	});
	watchKeys(page);
	guardReturn(page);
}

function leave(page: Document, link: HTMLElement): void {
	const sheet = page.createElement('div');
	sheet.className = 'exit-cover';
	page.body.append(sheet);
	page.documentElement.dataset.away = '';
	page.title = '\u2026';
	// Every page still in the history sees that this changed, and does not show itself again.
	markAway(String(Date.now()));
	endSession(link);
	forgetTaps();
	location.replace(neutral(link));
}

/** Takes from the phone whatever waits on it to be sent (queue.ts keeps it), of everybody. */
const forgetTaps = () => void indexedDB.deleteDatabase('kith-taps');

/** Tells the server. Without a signal the message is lost: then the mark in the cookie says it with the next request. */
function endSession(link: HTMLElement): void {
	if (link.dataset.exitBeacon) navigator.sendBeacon(link.dataset.exitBeacon);
}

const neutral = (link: HTMLElement) => link.dataset.exitHref ?? link.getAttribute('href') ?? '/';

function watchKeys(page: Document): void {
	let presses: number[] = [];
	page.addEventListener('keydown', (event) => {
		const link = page.querySelector<HTMLElement>('[data-exit-keys]');
		if (!link || event.repeat) return;
		const recent = presses.filter((at) => event.timeStamp - at < patience);
		presses = event.key === 'Shift' ? [...recent, event.timeStamp] : [];
		if (presses.length > 2) leave(page, link);
		else if (presses.length) say(page, link.dataset.exitKeys?.split('|')[presses.length - 1] ?? '');
	});
}

function say(page: Document, words: string): void {
	let voice = page.querySelector('.exit-voice');
	if (!voice) {
		voice = page.createElement('div');
		voice.className = 'exit-voice hush';
		voice.setAttribute('role', 'status');
		page.body.append(voice);
	}
	voice.textContent = words;
}

/** A page that the Back button brings back stays hidden until it is sure that nobody left, signed out or changed places since. */
function guardReturn(page: Document): void {
	const root = page.documentElement;
	const link = page.querySelector<HTMLElement>('[data-exit]');
	let seen = page.cookie;
	if (link && /^\d/.test(awaySince(seen))) {
		forgetTaps();
		if (cameBack()) return location.replace(neutral(link));
		markAway(`b${awaySince(seen)}`);
		seen = page.cookie;
	}
	delete root.dataset.away;
	// Another page of ours, still open, sends the message that was lost without a signal.
	addEventListener('online', () => link && /^\d/.test(awaySince(page.cookie)) && endSession(link));
	addEventListener('pagehide', () => {
		if ('away' in root.dataset) return;
		seen = page.cookie;
		root.dataset.away = '';
	});
	addEventListener('pageshow', (event) => {
		if (!event.persisted) return;
		if (!link || page.cookie === seen) delete root.dataset.away;
		else if (awaySince(page.cookie) === awaySince(seen)) location.reload();
		else {
			endSession(link);
			location.replace(neutral(link));
		}
	});
}
