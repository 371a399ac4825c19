package dev.rowan.reports.export;

import dev.rowan.reports.view.Level;
import dev.rowan.reports.view.Message;
import dev.rowan.reports.view.Report;
import dev.rowan.reports.view.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The verdict as JUnit XML, in the shape that Surefire's schema has: each fact that breaks a limit is a failed test, for
 * systems that show nothing else.
 */
public final class JUnitXml {

    private JUnitXml() {}

    public static void write(Report report, OutputStream out) throws IOException {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            suite(xml, report.verdict());
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException("Cannot write JUnit XML: " + e.getMessage(), e);
        }
    }

    private static void suite(XMLStreamWriter xml, Verdict verdict) throws XMLStreamException {
        Map<String, List<Message>> byRule = verdict.messages().stream()
                .filter(message -> message.level() == Level.ERROR)
                .collect(Collectors.groupingBy(Message::rule, TreeMap::new, Collectors.toList()));
        long failures = verdict.errors();
        boolean undecided = verdict.outcome().exitCode() > 1;
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", "rowan");
        xml.writeAttribute("tests", String.valueOf(failures + 1));
        xml.writeAttribute("failures", String.valueOf(failures));
        xml.writeAttribute("errors", undecided ? "1" : "0");
        xml.writeAttribute("skipped", "0");
        xml.writeAttribute("time", "0");
        testcase(xml, "rowan", "recording");
        if (undecided) {
            detail(xml, "error", verdict.outcome().name(), verdict.outcome().title(), verdict.reason());
        }
        xml.writeStartElement("system-out");
        xml.writeCharacters(legal(verdict.messages().stream()
                .filter(message -> message.level() != Level.ERROR)
                .map(message -> "warning: " + message.line() + "\n")
                .collect(Collectors.joining())));
        xml.writeEndElement();
        xml.writeEndElement();
        for (Map.Entry<String, List<Message>> entry : byRule.entrySet()) {
            for (Message message : entry.getValue()) {
                testcase(xml, "rowan." + entry.getKey(), message.subject().isEmpty() ? "run" : message.subject());
                detail(xml, "failure", entry.getKey(), message.fact(), message.line());
                xml.writeEndElement();
            }
        }
        xml.writeEndElement();
    }

    private static void testcase(XMLStreamWriter xml, String type, String name) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", legal(type));
        xml.writeAttribute("name", legal(name));
        xml.writeAttribute("time", "0");
    }

    private static void detail(XMLStreamWriter xml, String element, String type, String message, String text)
            throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeAttribute("type", legal(type));
        xml.writeAttribute("message", legal(message));
        xml.writeCharacters(legal(text));
        xml.writeEndElement();
    }

    /** XML 1.0 has no place for most control characters, not even escaped; SQL and names may hold them. */
    private static String legal(String text) {
        StringBuilder legal = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c -> legal.appendCodePoint(
                        c == '\t'
                                        || c == '\n'
                                        || c == '\r'
                                        || (c >= 0x20 && c <= 0xD7FF)
                                        || (c >= 0xE000 && c <= 0xFFFD)
                                        || c >= 0x10000
                                ? c
                                : 0xFFFD));
        return legal.toString();
    }
}
