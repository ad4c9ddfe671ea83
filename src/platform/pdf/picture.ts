// Pictures made of pixels, in the process of documents: what somebody brought is opened nowhere else.
import * as mupdf from 'mupdf';
import type { PictureJob } from './job.ts';

/** A picture of more pixels than this is not opened: at four bytes each it would take the memory of the process. */
const mostPixels = 24_000_000;

/** The picture drawn anew, no larger than asked and upright: what else stood in the file, such as where it was taken, is left behind. */
export function drawnAnew({
	picture,
	most,
	jpeg
}: PictureJob): { made: Uint8Array } | { problem: 'unreadable' | 'too-large' } {
	if (!isPng(picture) && !isJpeg(picture)) return { problem: 'unreadable' };
	try {
		const image = new mupdf.Image(picture);
		if (image.getWidth() * image.getHeight() > mostPixels) return { problem: 'too-large' };
		if (jpeg !== undefined) return { made: upright(picture, most).asJPEG(jpeg, false) };
		return { made: (isJpeg(picture) ? upright(picture, most) : withItsClearParts(image, most)).asPNG() };
	} catch {
		return { problem: 'unreadable' };
	}
}

type Most = PictureJob['most'];

/** On white, turned as whoever took it held the camera. */
function upright(picture: Uint8Array, most: Most): mupdf.Pixmap {
	const kind = isPng(picture) ? 'image/png' : 'image/jpeg';
	const page = mupdf.Document.openDocument(picture, kind).loadPage(0);
	const image = new mupdf.Image(picture);
	const [, , width, height] = page.getBounds();
	const pixels = Math.max(image.getWidth(), image.getHeight()) / Math.max(width, height);
	const scale = Math.min(pixels, most.width / width, most.height / height);
	return page.toPixmap(mupdf.Matrix.scale(scale, scale), mupdf.ColorSpace.DeviceRGB, false);
}

function withItsClearParts(image: mupdf.Image, most: Most): mupdf.Pixmap {
	const [width, height] = [image.getWidth(), image.getHeight()];
	const scale = Math.min(1, most.width / width, most.height / height);
	const size = [width, height].map((length) => Math.max(1, Math.round(length * scale))) as [number, number];
	const canvas = new mupdf.Pixmap(mupdf.ColorSpace.DeviceRGB, [0, 0, ...size], true);
	canvas.clear();
	const pen = new mupdf.DrawDevice(mupdf.Matrix.identity, canvas);
	pen.fillImage(image, [size[0], 0, 0, size[1], 0, 0], 1);
	pen.close();
	return canvas;
}

const isPng = (bytes: Uint8Array) => Buffer.from(bytes.subarray(0, 8)).toString('hex') === '89504e470d0a1a0a';
const isJpeg = (bytes: Uint8Array) => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;

/** The first page of a document as a picture on white. */
export function firstPage(pdf: Uint8Array, pixelsPerInch: number): Uint8Array {
	const page = mupdf.Document.openDocument(pdf, 'application/pdf').loadPage(0);
	const scale = pixelsPerInch / 72;
	return page.toPixmap(mupdf.Matrix.scale(scale, scale), mupdf.ColorSpace.DeviceRGB, false).asPNG();
}
