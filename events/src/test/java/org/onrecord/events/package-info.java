/** Tests of the contract. */
package org.onrecord.events;
