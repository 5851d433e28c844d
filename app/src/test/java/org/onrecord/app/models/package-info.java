/** Tests of the models that ship. */
package org.onrecord.app.models;
