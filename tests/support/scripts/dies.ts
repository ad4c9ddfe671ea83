// A helper that is ready and dies of the first thing it is asked, or, told so, before it is ready.
if (process.argv[2] === 'at-once') throw new Error('the course was refused: bank-holiday');
process.on('message', () => {
	throw new Error('the course was refused: bank-holiday');
});
process.send?.('ready');
