package io.insightstream.clients.titlecard;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;

/** Tests that draw letters. Java opens no font, not even one of ours, on a machine without fontconfig and any font. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(
        value = "io.insightstream.clients.titlecard.InstalledFonts#letJavaOpenOurs",
        disabledReason = "Java opens no font here: install fontconfig and any font")
@interface NeedsFonts {}
