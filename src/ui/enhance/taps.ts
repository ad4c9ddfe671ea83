const pause = 3000;

interface Tap {
	form: HTMLFormElement;
	button: HTMLButtonElement | null;
	body: FormData;
}

/**
 * One-tap forms (data-tap) inside a live part of the page (data-live, with an id) keep the page where it is. Taps are sent one by one
 * in the order they were made, again and again while there is no signal; then the live parts are taken from the server's own reply.
 * Any other trouble sends the form the ordinary way, so nothing is lost in silence.
 */
export function watchTaps(page: Document): void {
	const waiting: Tap[] = [];
	page.addEventListener('submit', (event) => {
		const form = event.target;
		if (!(form instanceof HTMLFormElement) || !form.matches('[data-live] [data-tap]') || event.defaultPrevented) return;
		event.preventDefault();
		const button = event.submitter instanceof HTMLButtonElement ? event.submitter : null;
		press(button);
		waiting.push({ form, button, body: new FormData(form, button) });
		if (waiting.length === 1) void deliver(page, waiting);
	});
}

function press(button: HTMLButtonElement | null): void {
	const group = button?.closest('[role=group]');
	for (const each of group?.querySelectorAll('[aria-pressed]') ?? []) each.ariaPressed = String(each === button);
}

async function deliver(page: Document, waiting: Tap[]): Promise<void> {
	let reply: Document | undefined;
	for (let tap = waiting[0]; tap; tap = waiting[0]) {
		reply = await send(page, tap);
		if (!reply) {
			delete tap.form.dataset.tap;
			tap.form.requestSubmit(tap.button);
			return;
		}
		waiting.shift();
	}
	if (reply) refresh(page, reply);
}

async function send(page: Document, { form, button, body }: Tap): Promise<Document | undefined> {
	const fields = new URLSearchParams([...body].map(([name, value]) => [name, String(value)]));
	for (;;) {
		try {
			const address = button?.hasAttribute('formaction') ? button.formAction : form.action;
			const reply = await fetch(address, { method: 'POST', headers: { accept: 'text/html' }, body: fields });
			const stayed = new URL(reply.url).pathname === location.pathname;
			if (!reply.ok || !stayed) return undefined;
			return new DOMParser().parseFromString(await reply.text(), 'text/html');
		} catch {
			say(page, 'waiting');
			await new Promise((done) => setTimeout(done, pause));
		}
	}
}

function refresh(page: Document, reply: Document): void {
	const held = page.activeElement;
	for (const part of page.querySelectorAll('[data-live]')) {
		const fresh = reply.getElementById(part.id);
		if (fresh) part.replaceWith(page.adoptNode(fresh));
	}
	if (held instanceof HTMLButtonElement && !held.isConnected) twin(page, held)?.focus({ preventScroll: true });
	say(page, 'saved');
}

const place = (button: HTMLButtonElement) => [button.name, button.value, button.closest('[id]')?.id].join(' ');

const twin = (page: Document, button: HTMLButtonElement) =>
	[...page.querySelectorAll<HTMLButtonElement>('[data-live] button')].find((each) => place(each) === place(button));

function say(page: Document, what: 'saved' | 'waiting'): void {
	const time = new Date().toLocaleTimeString(page.documentElement.lang || [], { hour: '2-digit', minute: '2-digit' });
	for (const voice of page.querySelectorAll<HTMLElement>('[data-saved]')) {
		voice.classList.toggle('waits', what === 'waiting');
		voice.textContent = (voice.dataset[what] ?? '').replace('{time}', time);
	}
}
