import QRCode from 'qrcode';

const INK = '#2b2230';
const WHITE = '#ffffff';

/** A square that a phone's camera can read, as SVG, with the quiet edge that readers need. */
export function qrSvg(address: string): Promise<string> {
	return QRCode.toString(address, {
		type: 'svg',
		errorCorrectionLevel: 'M',
		margin: 4,
		color: { dark: INK, light: WHITE }
	});
}
