/** Contacts that come and go by files: import, dry run, undo, and export. */
package org.communique.transfer;
