package dev.rowan.orm.guild;

import dev.rowan.orm.Column;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Model;
import dev.rowan.orm.Table;

@Table
public class Member extends Model {
    public static final Manager<Member> objects = Member_.manager();

    public Long id;

    @Column(maxLength = 20)
    public String name;

    public static Member named(String name) {
        return objects.create(member -> member.name = name);
    }
}
