/** Around a text to share: its button copies it, where the browser lets it. */
class Share extends HTMLElement {
	connectedCallback(): void {
		const button = this.querySelector('button');
		const text = this.querySelector('textarea');
		const voice = this.querySelector('[role=status]');
		if (!button || !text || !voice || !('clipboard' in navigator)) return;
		button.hidden = false;
		button.addEventListener('click', () => {
			text.select();
			void navigator.clipboard.writeText(text.value).then(() => (voice.textContent = button.dataset.done ?? ''));
		});
	}
}

customElements.define('kith-share', Share);
