/** The version of OnRecord that runs. Entry class: {@link BuildVersion}. */
package org.onrecord.events.version;
