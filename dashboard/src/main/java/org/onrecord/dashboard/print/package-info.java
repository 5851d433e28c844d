/**
 * Pages as files and pictures: PDF, DOCX, and the card that chats show of a link. What is made is a function of what it is made of: the same
 * words give the same bytes, on every machine, since the typeface comes along.
 *
 * <p>Entry class: {@link org.onrecord.dashboard.print.Printer}.
 */
package org.onrecord.dashboard.print;
