import { toString } from 'qrcode';

/** A text as a square to scan, as the address of an image. Black on white in every theme, or cameras cannot read it. */
export async function squareOf(text: string): Promise<string> {
	const svg = await toString(text, { type: 'svg', margin: 3, errorCorrectionLevel: 'M' });
	return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}
