/** Pure: a manuscript and its letterhead become subject, html, text, page and entry; the only user of the content pipeline. */
@NullMarked
package org.communique.render;

import org.jspecify.annotations.NullMarked;
