import type { ShareGiven } from './form.ts';

const [width, height, edge] = [1080, 1350, 80];
const [paper, floor, ink, quiet] = ['#fdf8ee', '#f9e4be', '#2b2230', '#5f5466'];
const warm = 'Fraunces, serif';
const plain = 'Atkinson, sans-serif';

/** A course as one picture for a chat: what it is called, when and where, and a square to scan. */
async function pictureOf(given: ShareGiven, direction: string): Promise<Blob> {
	const canvas = Object.assign(document.createElement('canvas'), { width, height });
	const pen = canvas.getContext('2d');
	if (!pen) throw new Error('This browser draws no pictures.');
	await Promise.all([document.fonts.load(`600 80px ${warm}`), document.fonts.load(`400 36px ${plain}`)]);
	const [square, drawing] = await Promise.all([loaded(given.square), loaded(given.drawing)]);
	pen.direction = direction === 'rtl' ? 'rtl' : 'ltr';
	const start = pen.direction === 'rtl' ? width - edge : edge;
	const box = (x: number, y: number, w: number, h: number, colour: string) => {
		pen.fillStyle = colour;
		pen.fillRect(x, y, w, h);
	};
	box(0, 0, width, height, paper);
	let y = write(pen, [given.organisation], { font: `600 38px ${warm}`, colour: quiet, x: start, y: 110, line: 50 });
	y = write(pen, [given.heading], { font: `600 84px ${warm}`, colour: given.accent, x: start, y: y + 60, line: 92 });
	y = write(pen, [given.lead], { font: `400 38px ${plain}`, colour: ink, x: start, y, line: 52 });
	write(pen, given.lines, { font: `700 38px ${plain}`, colour: ink, x: start, y: y + 24, line: 54 });
	pen.drawImage(drawing, 0, 740, width, (width * 350) / 1050);
	box(0, 1100, width, 250, given.accent);
	const side = 200;
	pen.drawImage(square, pen.direction === 'rtl' ? width - edge - side : edge, 1125, side, side);
	const beside = pen.direction === 'rtl' ? start - side - 40 : start + side + 40;
	y = write(pen, [given.invitation], {
		font: `600 46px ${warm}`,
		colour: '#fff',
		x: beside,
		y: 1190,
		line: 56,
		most: 620
	});
	write(pen, [given.address], { font: `700 30px ${plain}`, colour: '#fff', x: beside, y, line: 40, most: 620 });
	box(0, 1096, width, 4, floor);
	return new Promise((made, failed) =>
		canvas.toBlob((blob) => (blob ? made(blob) : failed(new Error('No picture was made.'))), 'image/png')
	);
}

function loaded(address: string): Promise<HTMLImageElement> {
	const image = new Image(width, width);
	image.src = address;
	return image.decode().then(() => image);
}

interface Writing {
	font: string;
	colour: string;
	x: number;
	y: number;
	line: number;
	most?: number;
}

/** Writes texts, broken into lines at their gaps and in an address at its strokes; returns where the next line stands. */
function write(
	pen: CanvasRenderingContext2D,
	texts: string[],
	{ font, colour, x, y, line, most = width - 2 * edge }: Writing
): number {
	pen.font = font;
	pen.fillStyle = colour;
	for (const text of texts) {
		let words = '';
		for (const word of text.match(/[^\s/]*[\s/]?/g) ?? []) {
			if (words && pen.measureText((words + word).trimEnd()).width > most) {
				pen.fillText(words.trimEnd(), x, y);
				[words, y] = ['', y + line];
			}
			words += word;
		}
		pen.fillText(words.trimEnd(), x, y);
		y += line;
	}
	return y;
}

/** Around a text to share: copies it, and makes a picture of the course for chats. Its buttons show where they can do so. */
class Share extends HTMLElement {
	connectedCallback(): void {
		const given = JSON.parse(this.dataset.given ?? '{}') as ShareGiven;
		this.#does('copy', () => this.#copy());
		this.#does('picture', async () =>
			keep(await pictureOf(given, this.closest('[dir]')?.getAttribute('dir') ?? ''), given.file)
		);
	}

	#does(what: string, work: () => Promise<void>): void {
		const button = this.querySelector<HTMLButtonElement>(`[data-does=${what}]`);
		const voice = this.querySelector('[role=status]');
		if (!button || !voice) return;
		button.hidden = false;
		button.addEventListener('click', () => {
			void work().then(() => (voice.textContent = button.dataset.done ?? ''));
		});
	}

	async #copy(): Promise<void> {
		const text = this.querySelector('textarea');
		if (!text) return;
		text.select();
		await navigator.clipboard.writeText(text.value);
	}
}

function keep(picture: Blob, name: string): void {
	const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(picture), download: name });
	link.click();
	setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

customElements.define('kith-share', Share);
