package io.insightstream.clients.langchain4j;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.error.NotConfigured;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A user without the optional dependency: its classes cannot be loaded. */
class AbsentLangChain4jTest {

    @ParameterizedTest
    @ValueSource(strings = {"text", "images"})
    void without_langchain4j_the_message_names_what_to_add(String factory) throws Exception {
        Class<?> entry = new WithoutLangChain4j().loadClass(LangChain4j.class.getName());
        Method method = entry.getMethod(factory);

        InvocationTargetException thrown = assertThrows(InvocationTargetException.class, () -> method.invoke(null));

        NotConfigured problem = assertInstanceOf(NotConfigured.class, thrown.getCause());
        assertTrue(
                String.valueOf(problem.getMessage()).contains("dev.langchain4j:langchain4j-core"),
                problem.getMessage());
    }

    /** Loads our package anew, and nothing of LangChain4j. */
    private static final class WithoutLangChain4j extends ClassLoader {

        WithoutLangChain4j() {
            super(AbsentLangChain4jTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("dev.langchain4j.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith(LangChain4j.class.getPackageName() + ".")) {
                return super.loadClass(name, resolve);
            }
            try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (file == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = file.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
