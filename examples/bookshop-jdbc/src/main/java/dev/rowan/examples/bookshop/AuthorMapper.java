package dev.rowan.examples.bookshop;

import java.util.List;
import org.apache.ibatis.annotations.Many;
import org.apache.ibatis.annotations.Result;
import org.apache.ibatis.annotations.Select;

/** Authors on MyBatis; the books of each come by a nested select. */
public interface AuthorMapper {
    @Select("select id, name from author order by id")
    @Result(property = "id", column = "id", id = true)
    @Result(property = "books", column = "id", many = @Many(select = "books"))
    List<Author> authorsWithBooks();

    @Select("select title from book where author_id = #{author}")
    List<String> books(long author);

    @Select("select name from author where id = #{id}")
    String name(long id);
}
