const patience = 12_000;

/** Keeps a form from being sent twice, counts what she writes, and leads to the list of what is missing. */
export function watchForms(page: Document): void {
	page.addEventListener('submit', (event) => {
		const form = event.target;
		if (!(form instanceof HTMLFormElement) || form.method !== 'post' || event.defaultPrevented) return;
		if (form.matches('[data-live] [data-tap]')) return;
		if ('sending' in form.dataset) event.preventDefault();
		else hold(form);
	});
	// A page that comes back from the history can be sent again.
	addEventListener('pageshow', () => {
		for (const form of page.querySelectorAll<HTMLFormElement>('[data-sending]')) release(form);
	});
	page.addEventListener('input', (event) => {
		if (event.target instanceof HTMLTextAreaElement) count(page, event.target);
	});
	for (const area of page.querySelectorAll('textarea')) count(page, area);
	becomeOrdinary(page.defaultView ?? window);
	// A page that was loaded anew says nothing by itself: what was saved, or is missing, is where reading starts.
	page.querySelector<HTMLElement>('[data-focus]')?.focus({ preventScroll: Boolean(location.hash) });
}

/** A page that answers a form becomes an ordinary address, or Back and reload would ask whether to send the form again. */
function becomeOrdinary({ history, location }: Window): void {
	const search = location.search.replace(/^\?\/[^&]*&?/, '?').replace(/^\?$/, '');
	history.replaceState(history.state, '', location.pathname + search + location.hash);
}

function hold(form: HTMLFormElement): void {
	form.dataset.sending = '';
	form.setAttribute('aria-busy', 'true');
	// A document to download, or a lost signal, leaves this page standing: then she can try again.
	setTimeout(() => release(form), patience);
}

function release(form: HTMLFormElement): void {
	delete form.dataset.sending;
	form.removeAttribute('aria-busy');
}

function count(page: Document, area: HTMLTextAreaElement): void {
	const words = page.getElementById(`${area.id}-count`);
	const max = Number(area.dataset.max);
	if (!words || !max) return;
	const left = max - [...area.value].length;
	const sentence = left < 0 ? words.dataset.over : words.dataset.left;
	if (sentence)
		words.textContent = sentence.replace('{n}', Math.abs(left).toLocaleString(page.documentElement.lang || []));
}
