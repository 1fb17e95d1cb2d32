/** Press contacts: who they are, on what ground they are written to, until when they are accredited. {@link PressContacts} is the door. */
@NullMarked
package org.communique.presscontact;

import org.jspecify.annotations.NullMarked;
