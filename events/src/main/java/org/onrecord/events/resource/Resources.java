package org.onrecord.events.resource;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** Reads the texts, word lists and models that are resources of a module. */
public final class Resources {
    private Resources() {}

    /** Returns the address of a resource in the package of a class. */
    public static URL url(Class<?> owner, String name) {
        URL url = owner.getResource(name);
        if (url == null) {
            throw new IllegalStateException("The resource " + name + " is missing: build the module again");
        }
        return url;
    }

    public static byte[] bytes(Class<?> owner, String name) {
        return bytes(url(owner, name));
    }

    private static byte[] bytes(URL resource) {
        try (InputStream in = resource.openStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String text(Class<?> owner, String name) {
        return text(url(owner, name));
    }

    public static String text(URL resource) {
        return new String(bytes(resource), StandardCharsets.UTF_8);
    }

    /** Returns the properties in a resource in the package of a class. */
    public static Properties properties(Class<?> owner, String name) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text(owner, name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
