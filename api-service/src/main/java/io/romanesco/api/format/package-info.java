/** Image formats and their structure. Pure: uses no framework and no other package. */
package io.romanesco.api.format;
