import * as mupdf from 'mupdf';
import { expect, test } from 'vitest';
import { drawnAnew } from './picture.ts';

/** A photo as a phone makes it: noise on the left, white on the right, and beside it how the phone was held and where. */
function photo({ turned = false } = {}): Uint8Array {
	const [width, height] = [800, 600];
	const pixels = new mupdf.Pixmap(mupdf.ColorSpace.DeviceRGB, [0, 0, width, height], false);
	pixels.clear(255);
	const dots = pixels.getPixels();
	for (let at = 0; at < width * height; at++)
		if (at % width < width / 2) dots.set([(at * 7919) % 256, 20, (at * 104_729) % 256], at * 3);
	const jpeg = Buffer.from(pixels.asJPEG(90, false));
	const lay = turned ? '00060000' : '00010000';
	const exif = Buffer.concat([
		Buffer.from('Exif\0\0', 'latin1'),
		Buffer.from(`4d4d002a000000080001011200030000000${1}${lay}00000000`, 'hex'),
		Buffer.from('51.4722 N 0.0683 W')
	]);
	const length = exif.length + 2;
	return Buffer.concat([
		jpeg.subarray(0, 2),
		Buffer.from([0xff, 0xe1, length >> 8, length & 255]),
		exif,
		jpeg.subarray(2)
	]);
}

const most = { width: 400, height: 400 };
function made(job: Parameters<typeof drawnAnew>[0]): Buffer {
	const answer = drawnAnew(job);
	if ('problem' in answer) throw new Error(answer.problem);
	return Buffer.from(answer.made);
}
const size = (picture: Uint8Array) => [new mupdf.Image(picture).getWidth(), new mupdf.Image(picture).getHeight()];

test('a photo is kept small, upright, and without where it was taken', () => {
	const before = Buffer.from(photo({ turned: true }));
	expect(before.includes('51.4722')).toBe(true);
	const kept = made({ picture: before, most, jpeg: 70 });
	expect([kept[0], kept[1]]).toEqual([0xff, 0xd8]);
	expect(size(kept)).toEqual([300, 400]);
	for (const trace of ['51.4722', 'Exif']) expect(kept.includes(trace)).toBe(false);
	expect(kept.length).toBeLessThan(before.length / 2);
	expect(size(made({ picture: before, most })), 'as PNG too').toEqual([300, 400]);
	expect(size(made({ picture: photo(), most, jpeg: 70 }))).toEqual([400, 300]);
});

test('a picture is not made larger than it is, and what is none is refused', () => {
	const small = made({ picture: photo(), most: { width: 5000, height: 5000 }, jpeg: 70 });
	expect(size(small)).toEqual([800, 600]);
	expect(drawnAnew({ picture: Buffer.from('<svg/>'), most, jpeg: 70 })).toEqual({ problem: 'unreadable' });
});
