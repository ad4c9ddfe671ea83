/** Neither side is longer than this, in pixels, and how well it is kept, of one: what stands on a receipt can be read. */
const [longest, quality] = [1600, 0.8];

/**
 * Stands around the field of a photo: makes it small before it is sent, so that it goes up with little signal, and leaves behind what the camera wrote beside
 * it, such as where it was taken. What can't be made smaller is sent as it is.
 */
class SmallPhoto extends HTMLElement {
	connectedCallback(): void {
		this.addEventListener('change', ({ target }) => {
			if (target instanceof HTMLInputElement && target.files?.[0]) void this.#shrink(target, target.files[0]);
		});
	}

	async #shrink(input: HTMLInputElement, file: File): Promise<void> {
		const button = input.form?.querySelector('button');
		if (button) button.disabled = true;
		try {
			const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
			const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
			const canvas = document.createElement('canvas');
			canvas.width = Math.round(picture.width * scale);
			canvas.height = Math.round(picture.height * scale);
			const pen = canvas.getContext('2d');
			if (!pen) return;
			pen.fillStyle = '#fff';
			pen.fillRect(0, 0, canvas.width, canvas.height);
			pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
			const small = await new Promise<Blob | null>((made) => canvas.toBlob(made, 'image/jpeg', quality));
			if (!small || input.files?.[0] !== file) return;
			const chosen = new DataTransfer();
			chosen.items.add(new File([small], 'photo.jpg', { type: 'image/jpeg' }));
			input.files = chosen.files;
		} catch {
			// a browser that can't read it sends it as it is, and the house says what is wrong with it
		} finally {
			if (button) button.disabled = false;
		}
	}
}

customElements.define('kith-small-photo', SmallPhoto);
