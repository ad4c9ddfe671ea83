const settled = 300;
const heard = 5000;

/**
 * What a page says when it opens, such as "Saved" or what was just tapped, is read out: a screen reader passes over a status that
 * stood there from the start.
 */
export function watchVoice(page: Document): void {
	const said = [...page.querySelectorAll('[role=status]:not([data-saved]), [data-say]')];
	const words = said.map((each) => each.textContent.trim()).filter(Boolean);
	if (words.length) sayAloud(page, words.join(' '));
}

/** Has a screen reader read these words out, wherever it is on the page. */
export function sayAloud(page: Document, words: string): void {
	const voice = page.querySelector('[data-voice]') ?? newVoice(page);
	setTimeout(() => (voice.textContent = words), settled); // after the voice itself was noticed
	setTimeout(() => (voice.textContent = ''), settled + heard); // or it would be met again at the end of the page
}

function newVoice(page: Document): HTMLElement {
	const voice = page.createElement('p');
	voice.className = 'hush';
	voice.dataset.voice = '';
	voice.role = 'status';
	page.body.append(voice);
	return voice;
}
