/**
 * One line for the head of every page with an exit, before anything is drawn: a page fetched again by the Back button after
 * somebody left stays blank until the main script has sent the browser on.
 */
export const guardForms =
	"/(^|; )away=\\d/.test(document.cookie)&&performance.getEntriesByType('navigation').some(n=>n.type=='back_forward')&&document.documentElement.setAttribute('data-away','')";
