/** The installation key of every house of the tests, so that they share one template. */
export const exampleKey = Buffer.alloc(32, 'example').toString('base64url');
